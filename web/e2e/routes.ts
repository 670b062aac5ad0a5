// The addresses of the page, from the route tree itself, so that a test over all of them can't forget a new one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TREE = join(import.meta.dirname, '../src/routeTree.gen.ts');

/** Every path of the page as it is written, such as `/play/$sessionId`. */
export function allRoutes(): string[] {
  const tree = /interface FileRoutesByTo \{([^}]*)\}/.exec(readFileSync(TREE, 'utf8'))?.[1] ?? '';
  const paths = [...tree.matchAll(/^\s*'([^']+)':/gm)].map((m) => m[1] as string);
  if (paths.length < 10) throw new Error('the route tree could not be read');
  return paths;
}

/** The address with an example for each of its parameters. */
export function sampleOf(route: string, samples: Record<string, string>): string {
  return route.replace(/\$(\w+)/g, (_, name: string) => {
    const sample = samples[`${route} ${name}`] ?? samples[name];
    if (!sample) throw new Error(`no example for $${name} in ${route}: add one to axe.spec.ts`);
    return sample;
  });
}

/** Is this the address of that route? A fixed name goes before a parameter in the same place. */
export const isAt = (route: string, pathname: string): boolean =>
  new RegExp(`^${route.replace(/[.*+?^{}()|[\]\\]/g, '\\$&').replace(/\$\w+/g, '[^/]+')}/?$`).test(pathname);
