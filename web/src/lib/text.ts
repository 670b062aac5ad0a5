export const ANSWER_MAX = 500;
export const CAREER_MIN = 3;
export const CAREER_MAX = 100;

/** Characters as the server counts them: code points, not the UTF-16 units of `.length`. */
export const codePoints = (text: string): number => [...text].length;

/** As the server will read it: trimmed, inner spaces folded. */
export const fold = (text: string): string => text.trim().replace(/\s+/gu, ' ');

export const careerFits = (text: string): boolean => {
  const length = codePoints(fold(text));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return length >= CAREER_MIN && length <= CAREER_MAX && !/[\u0000-\u001f\u007f]/u.test(fold(text));
};

export const capitalise = (text: string): string => {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase() + rest.join('');
};
