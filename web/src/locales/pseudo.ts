// A made-up language for tests: what stays plain on the screen was not translatable, what is cut was too narrow.
const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPRSTUVWYZ';
const LOOKS = 'áƀçðéƒĝĥíĵķļɱñóþǫŕšţûṽŵẋýžÁƁÇÐÉƑĜĤÍĴĶĻṀÑÓÞŔŠŢÛṼŴÝŽ';
const letters = new Map([...PLAIN].map((letter, i) => [letter, [...LOOKS][i] as string]));
const RTL_OVERRIDE = '\u202e';
const RTL_END = '\u202c';

/** Makes a string look foreign and a third longer, and for the second direction reads it from the right. */
export const disguise = (rtl: boolean) => (text: string) => {
  // slots like {{count}} must stay as they are
  const parts = text.split(/(\{\{\w+\}\})/u);
  const looks = parts.map((part) => (part.startsWith('{{') ? part : [...part].map((c) => letters.get(c) ?? c).join('')));
  const longer = `[${looks.join('')}${' ·'.repeat(Math.ceil(text.length / 8))}]`;
  return rtl ? `${RTL_OVERRIDE}${longer}${RTL_END}` : longer;
};
