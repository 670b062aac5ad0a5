/** Hands a file that the page made to the browser's downloads. */
export function download(name: string, type: string, content: string | Blob) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // not at once: the browser reads the address after the click
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
