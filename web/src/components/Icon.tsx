// The few pictures that are needed, drawn in one stroke width. All are decoration: the words stand beside them.
export const PATHS = {
  coin: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
  bulb: 'M9 18h6m-5 3h4M12 3a6 6 0 0 0-3.6 10.8c.5.4.6 1.2.6 1.7h6c0-.5.1-1.3.6-1.7A6 6 0 0 0 12 3Z',
  right: 'M5 12h14m-6-6 6 6-6 6',
  back: 'M4 12a8 8 0 1 0 3-6.2M4 4v5h5',
  share: 'M12 15V4m-4 4 4-4 4 4M5 13v6h14v-6',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  down: 'M12 4v11m-4-4 4 4 4-4M5 19h14',
  flag: 'M6 21V4m0 1h11l-2 4 2 4H6',
  scale: 'M12 4v16m-5 0h10M5 8h14M5 8l-3 6h6L5 8Zm14 0-3 6h6l-3-6Z',
  check: 'm5 12.5 4.5 4.5L19 7',
  cross: 'M6 6l12 12M18 6 6 18',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 5 5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={`${className.includes('size-') ? className : `size-5 ${className}`} shrink-0 ${name === 'coin' ? 'fill-sun text-ink' : 'fill-none'} stroke-current`}
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
