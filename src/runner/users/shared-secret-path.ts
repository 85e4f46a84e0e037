/** Where Synapse and Dendrite register users for whoever has their shared secret. */
export const SHARED_SECRET_PATH = "/_synapse/admin/v1/register";
