type Props = { mark: string; name: string; checked: boolean; onPick: () => void; lang?: string; children: React.ReactNode };

/** A real radio button in a large target; the mark is the key that picks it. */
export function OptionRow({ mark, name, checked, onPick, lang, children }: Props) {
  return (
    <label
      className={`flex gap-3 items-start rounded-[0.7rem] border-2 p-3 min-h-11 cursor-pointer bg-card has-focus-visible:outline-3 outline-work outline-offset-2 ${
        checked ? 'border-work shadow-lift' : 'border-edge hover:border-ink'
      }`}
    >
      <input type="radio" name={name} className="sr-only" checked={checked} onChange={onPick} />
      <span
        aria-hidden="true"
        className={`sign text-xl grid place-items-center size-8 shrink-0 rounded-full border-2 ${checked ? 'bg-work border-work text-onwork' : 'border-edge'}`}
      >
        {mark}
      </span>
      <span className="pt-0.5 min-w-0" lang={lang} dir="auto">
        {children}
      </span>
    </label>
  );
}
