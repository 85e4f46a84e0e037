/** Where presence is switched on in the servers that we know. */
export const HOW_TO_SWITCH_PRESENCE_ON =
  "Synapse `presence: {enabled: true}`; Dendrite `global.presence.enable_inbound` and `enable_outbound`; conduwuit `allow_local_presence = true`.";
