// Names for the generated shapes, so that no other file has to know how openapi-typescript nests them.
import type { components } from './schema';

type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];
export type User = Schemas['User'];
export type CareerHit = Schemas['CareerHit'];
export type Provenance = Schemas['Scene']['provenance'];
export type Evaluation = Schemas['Evaluation'];
export type Correction = Schemas['Correction'];
export type Task = Omit<Schemas['Task'], 'result'> & { result?: Evaluation | null };
export type Scene = Schemas['Scene'] & { answered?: boolean };
export type CriterionGrade = Evaluation['criteria'][number];
export type SessionSummary = Schemas['SessionSummary'];
export type PlayedAnswer = Omit<Schemas['SessionDetail']['answers'][number], 'evaluation'> & { evaluation?: Evaluation | null };
export type SessionDetail = Omit<Schemas['SessionDetail'], 'answers'> & { answers: PlayedAnswer[] };
export type PlayedScene = SessionDetail['scenarios'][number];
export type Report = Schemas['Report'];
export type Shared = Schemas['Shared'];
export type Hint = Schemas['Hint'];
export type Daily = Schemas['Daily'];
export type BoardEntry = Schemas['LeaderboardEntry'];
export type TrendDay = Schemas['TrendDay'];
export type CareerTrend = Schemas['CareerTrend'];
export type Evidence = Schemas['Evidence'];
export type Meta = Schemas['Meta'];
export type Difficulty = 'easy' | 'normal' | 'hard';
export type Competency = string;
export const COMPETENCIES: Competency[] = ['judgement', 'communication', 'teamwork', 'ethics', 'craft'];
