// Makes src/api/schema.d.ts from openapi.json. Operation ids are left out: nothing here uses them, and where two operations
// share one, openapi-typescript would give both the type of the last.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const HEADER = '// Generated from openapi.json by `npm run gen:api`. Do not edit.\n\n';

export async function apiTypes(path) {
  const document = JSON.parse(readFileSync(path, 'utf8'));
  for (const operations of Object.values(document.paths))
    for (const operation of Object.values(operations)) delete operation.operationId;
  return HEADER + astToString(await openapiTS(document));
}

if (process.argv[2]) writeFileSync(process.argv[3], await apiTypes(process.argv[2]));
