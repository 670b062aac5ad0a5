type Props = { children: string; className?: string; lang?: string };

// *like this*, as models and the coach write it; anything else of Markdown or HTML stays the text that it is
const EMPHASIS = /\*([^*\n]+)\*/u;

/** Running text from the server, in the reading measure. */
export function Prose({ children, className = '', lang }: Props) {
  const parts = children.split(EMPHASIS);
  return (
    <p className={`prose ${className}`} lang={lang} dir="auto">
      {/* biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text that doesn't change */}
      {parts.map((part, i) => (i % 2 ? <em key={i}>{part}</em> : part))}
    </p>
  );
}
