import { careersQuery } from '@/api/careers';
import { metaQuery } from '@/api/meta';
import { sessionsQuery } from '@/api/sessions';
import { HowItWorks } from '@/components/HowItWorks';
import { Shell } from '@/components/Shell';
import { CareerSearch } from '@/features/careers/CareerSearch';
import { DaySettings } from '@/features/careers/DaySettings';
import { Hero } from '@/features/careers/Hero';
import { SearchRow } from '@/features/careers/SearchRow';
import { Suggestions } from '@/features/careers/Suggestions';
import { ContinueDay } from '@/features/session/ContinueDay';
import { StartDay } from '@/features/session/StartDay';
import { failed, said } from './known';
import { Opened } from './opened';
import { meta, summary } from './samples';
import type { Specimen } from './world';

const hit = (title: string, matched?: string) => ({
  title,
  slug: title,
  group: '29',
  summary: 'Cares for patients through a shift: medicines, wounds, families, and what nobody wrote down.',
  ...(matched ? { matched } : {}),
});
const six = ['registered nurse', 'electrician', 'chef', 'lawyer', 'airline pilot', 'primary school teacher'];
const known = [said(metaQuery(), meta)];
const rowProps = { id: 'row', role: 'option', 'aria-selected': false } as never;
const box = { role: 'listbox', 'aria-label': 'Careers' };
const list = (rows: React.ReactNode) => (
  <ul {...box} className="bg-card border-2 border-ink rounded-card">
    {rows}
  </ul>
);

export const landing: Specimen[] = [
  { name: 'Shell', known, show: () => <Shell>{<p className="p-6">The page.</p>}</Shell> },
  {
    name: 'Shell, with a notice that a licence asks for',
    known: [said(metaQuery(), { ...meta, credits: ['Contains O*NET data, CC BY 4.0.'] })],
    show: () => <Shell>{<p className="p-6">The page.</p>}</Shell>,
  },
  { name: 'Hero', known, show: () => <Hero /> },
  { name: 'CareerSearch', known, show: () => <CareerSearch /> },
  {
    name: 'SearchRow: found, found by another name, one’s own',
    show: () =>
      list(
        <>
          <SearchRow row={{ kind: 'hit', hit: hit('registered nurse') }} active={false} props={rowProps} />
          <SearchRow row={{ kind: 'hit', hit: hit('registered nurse', 'RN') }} active props={rowProps} />
          <SearchRow row={{ kind: 'own', title: 'lighthouse keeper on Mars' }} active={false} props={rowProps} />
        </>,
      ),
  },
  { name: 'DaySettings', known, show: () => <DaySettings /> },
  { name: 'DaySettings, open', known, show: () => <Opened>{<DaySettings />}</Opened> },
  { name: 'Suggestions, loading', show: () => <Suggestions /> },
  {
    name: 'Suggestions',
    known: [said(careersQuery('', 6), { items: six.map((title) => hit(title)) })],
    show: () => <Suggestions />,
  },
  {
    name: 'Suggestions, without an answer: nothing',
    known: [failed(careersQuery('', 6))],
    show: () => <Suggestions />,
  },
  {
    name: 'ContinueDay',
    known: [said(sessionsQuery(5), { items: [summary('open', { status: 'active', round: 3 })] })],
    show: () => <ContinueDay />,
  },
  { name: 'HowItWorks', show: () => <HowItWorks /> },
  { name: 'StartDay', show: () => <StartDay career="registered nurse" /> },
];
