/**
 * `npm run icons`: draws the product's icon in every size and container that the systems ask for, from renderer/icon.svg
 * (and a simpler drawing for 16 pixels). The results are committed; run it again after changing a drawing.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './bundle.ts';
import { chromiumOptions } from './chromium.ts';
import { icns, ico } from './packaging/icon-files.ts';

/** Sizes of the freedesktop icon theme; Windows and macOS use a selection of them. */
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;

type Size = (typeof sizes)[number];

const icons = join(root, 'build/icons');
const drawing = readFileSync(join(root, 'renderer/icon.svg'), 'utf8');
const smallDrawing = readFileSync(join(icons, 'icon-16.svg'), 'utf8');

/** @param share of the square that the mark fills; macOS leaves a margin of 100 in 1024 pixels on each side. */
async function draw(share: number): Promise<Map<Size, Buffer>> {
  const browser = await chromium.launch(chromiumOptions());
  try {
    const pictures = new Map<Size, Buffer>();
    for (const size of sizes) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      const mark = `data:image/svg+xml;base64,${Buffer.from(size < 24 ? smallDrawing : drawing).toString('base64')}`;
      const edge = Math.round(size * share);
      await page.setContent(
        `<style>*{margin:0}body{width:${size}px;height:${size}px;display:grid;place-items:center}</style>
         <img src="${mark}" width="${edge}" height="${edge}" alt="">`,
        { waitUntil: 'load' },
      );
      pictures.set(size, await page.screenshot({ omitBackground: true }));
      await page.close();
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

const full = await draw(1);
const withMargin = await draw(824 / 1024);
const linux = join(icons, 'linux');
mkdirSync(linux, { recursive: true });
for (const [size, picture] of full) {
  if (size <= 512) writeFileSync(join(linux, `${size}x${size}.png`), picture);
}
const chosen = (pictures: Map<Size, Buffer>, wanted: readonly Size[]): Map<number, Buffer> =>
  new Map([...pictures].filter(([size]) => wanted.includes(size)));
writeFileSync(join(icons, 'icon.ico'), ico(chosen(full, [16, 24, 32, 48, 64, 128, 256])));
writeFileSync(join(icons, 'icon.icns'), icns(chosen(withMargin, [16, 32, 64, 128, 256, 512, 1024])));
// The window's own icon, which Linux takes from the program and not from the package.
writeFileSync(join(root, 'electron/icon.png'), full.get(256) ?? Buffer.alloc(0));
