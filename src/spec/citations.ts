/**
 * What the keys in `Requirement.source` stand for: a file of the matrix-spec repository and its commit or tag.
 * `[S:mod] L27` is line 27 of the seed.
 */
export const CITATIONS: Readonly<Record<string, string>> = {
  "S:mod": "specification/modules/presence.rst@0a04672d",
  "S:api": "api/client-server/v1/presence.yaml@0a04672d",
  "S:ev": "event-schemas/schema/v1/m.presence@0a04672d",
  "S:sync": "api/client-server/v1/sync.yaml@0a04672d",
  "S:prof": "api/client-server/v1/profile.yaml@0a04672d",
  "S:cs": "specification/1-client_server_api.rst@0a04672d",
  "S:intro": "specification/0-intro.rst@0a04672d",
  "S:fed": "specification/4-server_server_api.rst@0a04672d",
  "S:draft": "drafts/model/presence.rst@0a04672d",
  "S:units": "templating/matrix_templates/units.py@0a04672d",
  "R2:mod": "specification/modules/presence.rst@client-server/r0.2.0",
  "R2:api": "api/client-server/presence.yaml@client-server/r0.2.0",
  "R2:ev": "event-schemas/schema/m.presence@client-server/r0.2.0",
  "R4:api": "api/client-server/presence.yaml@client_server/r0.4.0",
  "R4:ev": "event-schemas/schema/m.presence@client_server/r0.4.0",
  "R5:ev": "event-schemas/schema/m.presence@client_server/r0.5.0",
  "main:mod": "content/client-server-api/modules/presence.md@d0ba2aae",
  "main:api": "data/api/client-server/presence.yaml@d0ba2aae",
  "main:ev": "data/event-schemas/schema/m.presence.yaml@d0ba2aae",
  "main:cs": "content/client-server-api/_index.md@d0ba2aae",
  "main:sync": "data/api/client-server/sync.yaml@d0ba2aae",
};
