/** Reading a certificate as those who get it do: the text of its PDF, and the code on it. */
import type { Page } from '@playwright/test';
import { decodeQR } from 'qr/decode.js';
import { extractText, getDocumentProxy } from 'unpdf';

/** Without white space: a PDF knows places, not words. */
export const packed = (text: string): string => text.replace(/\s/g, '');

/** The text of each page, packed. */
export async function textOfPdf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map(packed);
}

/** What a scanner reads from the code on the page, from a picture of it. */
export async function readQr(page: Page, testId: string): Promise<string> {
  const picture = await page.getByTestId(testId).screenshot();
  const { width, height, pixels } = await page.evaluate(async (png) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(png)], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const image = context?.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width: bitmap.width, height: bitmap.height, pixels: Array.from(image?.data ?? []) };
  }, Array.from(picture));
  // Milliseconds; the library's own limit is that of a camera's frame.
  return decodeQR({ width, height, data: Uint8Array.from(pixels) }, { timeLimit: 10_000 });
}
