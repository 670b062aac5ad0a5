// The colours by numbers: axe can't measure text over a gradient, and a border has no rule there at all.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');
const pairs = [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map((m) => [m[1], [m[2], m[3]]] as const);
const tokens = new Map(pairs as [string, [string, string]][]);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string, theme: 0 | 1): number {
  const [a, b] = [one, other].map((name) => luminance(tokens.get(name)?.[theme] ?? '')) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ['page', 'card', 'sunk'];
const skies = ['sky-dawn', 'sky-morning', 'sky-noon', 'sky-late', 'sky-dusk'];
const text = [
  ...['ink', 'soft', 'work', 'good', 'fair', 'poor'].flatMap((ink) =>
    grounds.slice(0, ink === 'ink' || ink === 'soft' ? 3 : 2).map((g) => [ink, g]),
  ),
  ...skies.flatMap((sky) => ['ink', 'soft'].map((ink) => [ink, sky])),
  ['onwork', 'work'],
  ['onsun', 'sun'],
  ['ink', 'mark'],
] as [string, string][];
const shapes = [...grounds.slice(0, 2).map((g) => ['edge', g]), ...skies.map((sky) => ['work', sky])] as [string, string][];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('%s', (_, theme) => {
  test.each(text)('%s can be read on %s', (ink, ground) => expect(contrast(ink, ground, theme)).toBeGreaterThanOrEqual(4.5));
  test.each(shapes)('%s can be told from %s', (edge, ground) => expect(contrast(edge, ground, theme)).toBeGreaterThanOrEqual(3));
});
