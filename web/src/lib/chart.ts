// Geometry of the two charts. No charting library: a radar of five axes and a line of ten points are a page of trigonometry,
// print well, obey the Content-Security-Policy, and the smallest library costs more than every other screen together.
export type Point = { x: number; y: number };

export function radarPoint(axis: number, axes: number, value: number, centre: number, radius: number): Point {
  const angle = (Math.PI * 2 * axis) / axes - Math.PI / 2;
  return { x: centre + Math.cos(angle) * radius * value, y: centre + Math.sin(angle) * radius * value };
}

export const radarPath = (values: number[], centre: number, radius: number): string =>
  values
    .map((value, i) => radarPoint(i, values.length, value, centre, radius))
    .map(({ x, y }, i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('')
    .concat('Z');

export const linePath = (points: Point[]): string =>
  points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
