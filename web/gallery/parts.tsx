import { NetworkError } from '@/api/errors';
import type { Provenance } from '@/api/types';
import { BannerLines } from '@/components/Banners';
import { Coins } from '@/components/Coins';
import { Dialog } from '@/components/Dialog';
import { Field } from '@/components/Field';
import { Icon, type IconName, PATHS } from '@/components/Icon';
import KeysDialog from '@/components/KeysDialog';
import { PageTitle } from '@/components/PageTitle';
import { Prose } from '@/components/Prose';
import { ProvenanceBadge } from '@/components/ProvenanceBadge';
import ReasonDialog from '@/components/ReasonDialog';
import { Level, ScoreStamp } from '@/components/Score';
import { Skeleton } from '@/components/Skeleton';
import { BalanceChange } from '@/features/evaluation/BalanceChange';
import { Opened } from './opened';
import { evaluation } from './samples';
import type { Specimen } from './world';

const none = () => undefined;
const banner = (name: string, part: Partial<React.ComponentProps<typeof BannerLines>>): Specimen => ({
  name: `Banners, ${name}`,
  show: () => <BannerLines offline={false} kept={0} newer={false} blocked={false} {...part} />,
});
const reason = (name: string, onSend: () => Promise<unknown>, typed = ''): Specimen => ({
  name: `ReasonDialog, ${name}`,
  show: () => (
    <Opened typed={typed}>
      <ReasonDialog
        title="Unrealistic?"
        lead="Tell us what isn't like the real job."
        action="Send"
        done="Thank you. It has been noted."
        onSend={onSend}
        onClose={none}
      />
    </Opened>
  ),
});
const sources: Provenance['source'][] = ['gemini', 'openai', 'library', 'offline', 'human'];
const made = (source: Provenance['source'], part: Partial<Provenance> = {}): Provenance => ({ source, cached: false, ...part });
const SURE = ['low', 'medium', 'high'] as const;

export const parts: Specimen[] = [
  banner('offline', { offline: true }),
  banner('offline, with two answers', { offline: true, kept: 2 }),
  banner('a newer version', { newer: true }),
  banner('storage blocked', { blocked: true }),
  banner('all at once', { offline: true, kept: 1, newer: true, blocked: true }),
  {
    name: 'Buttons',
    show: () => (
      <div className="flex flex-wrap gap-3">
        <button type="button" className="btn btn-main">
          The one to do next
        </button>
        <button type="button" className="btn">
          Another
        </button>
        <button type="button" className="btn btn-quiet">
          A quiet one
        </button>
        <button type="button" className="btn btn-danger">
          A dangerous one
        </button>
        <button type="button" className="btn btn-main" disabled>
          Not yet
        </button>
        <button type="button" className="btn" disabled>
          Not yet
        </button>
      </div>
    ),
  },
  {
    name: 'Field: plain, with help, wrong',
    show: () => (
      <div className="grid gap-4 max-w-md">
        <Field label="Name" />
        <Field label="Password" type="password" help="8 to 128 characters" />
        <Field label="Name" defaultValue="A!" error="3 to 50 of a–z, 0–9, - and _" />
      </div>
    ),
  },
  { name: 'PageTitle', show: () => <PageTitle focus={false}>My days</PageTitle> },
  { name: 'Prose', show: () => <Prose>{'Like *this*, and <b>this stays text</b>.\nA second line.'}</Prose> },
  {
    name: 'Icon, all',
    show: () => (
      <ul className="flex flex-wrap gap-4">
        {(Object.keys(PATHS) as IconName[]).map((name) => (
          <li key={name} className="grid justify-items-center gap-1">
            <Icon name={name} className="size-8" />
            <span className="text-sm">{name}</span>
          </li>
        ))}
      </ul>
    ),
  },
  { name: 'Coins', show: () => <Coins balance={112} /> },
  {
    name: 'BalanceChange: won, lost, nothing',
    show: () => (
      <div className="grid gap-3">
        {[6, -10, 0].map((change) => (
          <BalanceChange key={change} evaluation={{ ...evaluation, balance_change: change, balance: 106 + change }} />
        ))}
      </div>
    ),
  },
  {
    name: 'ScoreStamp: each grade, and an estimate',
    show: () => (
      <div className="flex flex-wrap gap-6">
        {[1, 4, 6, 8, 10].map((score) => (
          <ScoreStamp key={score} score={score} />
        ))}
        <ScoreStamp score={6} estimate />
      </div>
    ),
  },
  {
    name: 'Level',
    show: () => (
      <div className="grid gap-2">
        {[0, 1, 2, 3].map((level) => (
          <Level key={level} level={level} />
        ))}
      </div>
    ),
  },
  ...(['scene', 'grade'] as const).map((of) => ({
    name: `ProvenanceBadge of a ${of}`,
    show: () => (
      <div className="grid gap-2">
        {sources.map((source) => (
          <ProvenanceBadge key={source} of={of} provenance={made(source)} />
        ))}
      </div>
    ),
  })),
  {
    name: 'ProvenanceBadge, open: a model from the cache, estimates',
    show: () => (
      <Opened>
        <div className="grid gap-2">
          <ProvenanceBadge of="grade" provenance={made('gemini', { model: 'gemini-flash', prompt: 'grade@3', cached: true })} />
          {SURE.map((confidence) => (
            <ProvenanceBadge key={confidence} of="grade" provenance={made('offline', { confidence, model: 'offline-2' })} />
          ))}
        </div>
      </Opened>
    ),
  },
  { name: 'Skeleton', show: () => <Skeleton /> },
  {
    name: 'Dialog',
    show: () => (
      <Dialog title="Log out" onClose={none}>
        {<p>A guest has no password.</p>}
      </Dialog>
    ),
  },
  { name: 'KeysDialog', show: () => <KeysDialog onClose={none} /> },
  reason('empty', () => new Promise(none)),
  reason('too long', () => new Promise(none), 'Nobody signs that way. '.repeat(30)),
  reason('sending', () => new Promise(none), 'Nobody signs that way.'),
  reason('failed', () => Promise.reject(new NetworkError()), 'Nobody signs that way.'),
  reason('sent', () => Promise.resolve(), 'Nobody signs that way.'),
];
