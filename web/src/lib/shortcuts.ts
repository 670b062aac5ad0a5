import { useEffect, useRef } from 'react';
import { useSettings } from './settings';

export type Shortcuts = Record<string, (() => void) | undefined>;

const TYPING = 'input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable]';

/** Names of keys: `1`, `n`, `?`, and with Ctrl or Command `mod+Enter`, which works in a text field too. */
function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

/** Single keys work outside text fields only, and the player can switch them off (WCAG 2.1.4). */
export function useShortcuts(shortcuts: Shortcuts) {
  const on = useSettings((s) => s.shortcuts);
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing || event.repeat) return;
      if (document.querySelector('dialog[open]')) return;
      const name = nameOf(event);
      const typing = event.target instanceof Element && event.target.closest(TYPING);
      const act = latest.current[name];
      if (!act || (typing && !name.startsWith('mod+'))) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on]);
}
