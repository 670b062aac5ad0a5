// A scenario pack as its author sees it.
import type { Pack, PackPreview, PackScene } from '@/api/packs';
import { scene } from './samples';

export const BROKEN = 'score = 12';
export const FILE = `name = "harbour-trades"
title = "Trades of the harbour"
[[day.scene.option]] ${BROKEN}
text = "A <b>fog</b> on the river"
`;

const fog: PackScene = {
  id: 'fog',
  title: 'The fog comes in',
  situation: scene.scenario,
  easy: 'The mate stands beside you.',
  hard: 'A second ship answers on the wrong channel.',
  facts: ['It is 05:40.'],
  carry: [{ when: 'signed_unseen', text: 'Because you signed for what you had not seen, the captain asks twice.' }],
  variants: [],
  options: scene.options.map((text, i) => ({
    text,
    score: [1, 9, 4][i] ?? 0,
    feedback: 'A signature is a witness.',
    consequence: 'The ampoule lies under the wrapper.',
    sets: i === 0 ? 'signed_unseen' : null,
  })),
  criteria: [
    {
      competency: 'ethics',
      text: 'Signs only for what they saw',
      weight: 3,
      hard: false,
      exemplars: ['I will not sign', 'I did not see it'],
    },
    { competency: 'craft', text: 'Gives the order that can be undone', weight: 1, hard: true, exemplars: ['slow ahead'] },
  ],
  strong_answer: 'I ask him to stay, we look together, and I sign only for what I saw.',
  red_flags: ['signs unseen', 'blames Tomas before others'],
  sources: ['https://example.org/pilots'],
};

export const pack: PackPreview = {
  name: 'harbour-trades',
  title: 'Trades of the harbour',
  version: '1.0.0',
  author: 'Ana Silva',
  license: 'CC-BY-4.0',
  credit: 'Scenario pack “Trades of the harbour” 1.0.0 by Ana Silva, CC-BY-4.0',
  language: 'en',
  sources: ['https://example.org/pilots'],
  reviewed: { by: 'a canal pilot', on: '2026-10-01' },
  days: [
    {
      career: 'canal-pilot',
      career_title: 'Canal pilot',
      title: 'A fog on the river',
      names: ['marine pilot', 'ship pilot'],
      own_career: true,
      summary: 'Boards ships near the coast and guides them through narrow waters to their berth.',
      scenes: [fog, { ...fog, id: 'berth', title: 'The berth is taken', carry: [] }],
    },
  ],
};

export const packRows: Pack[] = [
  {
    name: pack.name,
    title: pack.title,
    version: pack.version,
    author: pack.author,
    license: pack.license,
    language: pack.language,
    reviewed: pack.reviewed ?? null,
    bytes: 24_310,
    careers: 1,
    days: 1,
    imported_at: '2026-11-20T08:00:00Z',
    imported_by: 'olga',
    sha256: 'ab',
  },
  {
    name: 'old-format',
    version: '0.3.0',
    bytes: 900,
    careers: 0,
    days: 0,
    imported_at: '2026-01-20T08:00:00Z',
    imported_by: 'olga',
    sha256: 'cd',
  },
];
