// Geometry of the two charts. No charting library: a radar of five axes and a line of ten points are a page of trigonometry,
// print well, obey the Content-Security-Policy, and the smallest library costs more than every other screen together.
export type Point = { x: number; y: number };

/** A value from 0 to 1 on one of the axes, seen from the centre. */
export function radarPoint(axis: number, axes: number, value: number, radius: number): Point {
  const angle = (Math.PI * 2 * axis) / axes - Math.PI / 2;
  return { x: Math.cos(angle) * radius * value, y: Math.sin(angle) * radius * value };
}

export const radarPath = (values: number[], radius: number): string =>
  `${linePath(values.map((value, i) => radarPoint(i, values.length, value, radius)))}Z`;

export const linePath = (points: Point[]): string =>
  points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
