// Reads what stands in the address. The router parses values as JSON, so a career of "007" arrives as a number.
// By hand and not with valibot, because this part of every route is in the first download.
export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) || undefined : undefined;

export const asFlag = (value: unknown): true | undefined => (value === true ? true : undefined);

export const oneOf = <const T extends string | number>(value: unknown, ...known: T[]): T | undefined =>
  known.find((k) => k === value);
