// Makes src/api/schema.d.ts from openapi.json.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const HEADER = '// Generated from openapi.json by `npm run gen:api`. Do not edit.\n\n';

export async function apiTypes(path) {
  return HEADER + astToString(await openapiTS(JSON.parse(readFileSync(path, 'utf8'))));
}

if (process.argv[2]) writeFileSync(process.argv[3], await apiTypes(process.argv[2]));
