// The combobox pattern of the ARIA Authoring Practices: the focus stays in the input, the active row is named by
// aria-activedescendant. By hand, because the library for it would take a tenth of the landing page's whole budget.
import { useId, useState } from 'react';

type Options<Row> = { rows: Row[]; text: string; onText: (text: string) => void; onPick: (row: Row) => void };

export function useCombobox<Row>({ rows, text, onText, onPick }: Options<Row>) {
  const id = useId();
  const [wanted, setWanted] = useState(false);
  const [active, setActive] = useState(-1);
  const open = wanted && rows.length > 0;
  const current = open && active < rows.length ? active : -1;
  const rowId = (index: number) => `${id}-${index}`;
  const close = () => {
    setWanted(false);
    setActive(-1);
  };
  const move = (to: number) => {
    setWanted(true);
    // one step past either end is the input itself, so that one can always get back to what was typed
    const size = rows.length + 1;
    const next = ((to + 1 + size) % size) - 1;
    setActive(next);
    document.getElementById(rowId(next))?.scrollIntoView({ block: 'nearest' });
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(current + 1),
    ArrowUp: () => move(current < 0 ? rows.length - 1 : current - 1),
    ...(open ? { Escape: close } : {}),
    ...(current >= 0 ? { Enter: () => onPick(rows[current] as Row) } : {}),
  };
  const inputProps = {
    role: 'combobox',
    'aria-expanded': open,
    'aria-controls': `${id}-list`,
    'aria-autocomplete': 'list' as const,
    'aria-activedescendant': current >= 0 ? rowId(current) : undefined,
    value: text,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      onText(event.target.value);
      setWanted(true);
      setActive(-1);
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      const act = event.nativeEvent.isComposing ? undefined : keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    },
    onBlur: close,
  };
  const rowProps = (index: number) => ({
    id: rowId(index),
    role: 'option',
    'aria-selected': index === current,
    onPointerMove: () => setActive(index),
    // a press must not take the focus from the input, or the blur would close the list before the click
    onPointerDown: (event: React.PointerEvent) => event.preventDefault(),
    onMouseDown: (event: React.MouseEvent) => event.preventDefault(),
    onClick: () => onPick(rows[index] as Row),
  });
  return { open, current, inputProps, listProps: { id: `${id}-list`, role: 'listbox' }, rowProps };
}
