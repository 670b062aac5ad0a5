// It can be put on a home screen: the manifest is whole, its pictures are there and are as large as it says.
import { expect, test } from './fixture';

const SIZE = /^(\d+)x(\d+)$/;

test('the page can be installed', async ({ page, app }) => {
  await page.goto(app.url);
  const link = await page.locator('link[rel="manifest"]').getAttribute('href');
  const reply = await page.request.get(`${app.url}${link}`);
  expect(reply.status()).toBe(200);
  expect(reply.headers()['content-type']).toMatch(/^application\/manifest\+json/);
  const manifest = await reply.json();
  expect(manifest).toMatchObject({ name: 'CareerSim', start_url: '/', display: 'standalone', id: '/' });
  const icons = manifest.icons as { src: string; sizes: string; type: string; purpose?: string }[];
  expect(icons.some((i) => i.purpose === 'maskable' && i.sizes === '512x512')).toBe(true);
  for (const size of ['192x192', '512x512']) expect(icons.some((i) => !i.purpose && i.sizes === size)).toBe(true);
  for (const icon of [...icons, { src: '/apple-touch-icon.png', sizes: '180x180', type: 'image/png' }]) {
    const picture = await page.request.get(`${app.url}${icon.src}`);
    expect([picture.status(), picture.headers()['content-type']?.split(';')[0]], icon.src).toEqual([200, icon.type]);
    const [, width] = SIZE.exec(icon.sizes) ?? [];
    if (!width) continue;
    // a PNG's width and height stand at bytes 16 to 24
    const bytes = await picture.body();
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], icon.src).toEqual([Number(width), Number(width)]);
  }
  // what the browser itself finds missing
  const cdp = await page.context().newCDPSession(page);
  const { errors } = await cdp.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});
