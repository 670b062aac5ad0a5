export function apiTypes(path: string): Promise<string>;
