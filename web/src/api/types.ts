// Names for the generated shapes, so that no other file has to know how openapi-typescript nests them.
import type { components } from './schema';

type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];
export type User = Schemas['User'];
export type CareerHit = Schemas['CareerHit'];
export type CareerDetail = Schemas['CareerDetail'];
export type Scene = Schemas['Scene'];
export type Task = Schemas['Task'];
export type Evaluation = Schemas['Evaluation'];
export type Provenance = Evaluation['provenance'];
export type CriterionGrade = Evaluation['criteria'][number];
export type Competency = CriterionGrade['competency'];
export type SessionSummary = Schemas['SessionSummary'];
export type SessionDetail = Schemas['SessionDetail'];
export type PlayedScene = SessionDetail['scenarios'][number];
export type PlayedAnswer = SessionDetail['answers'][number];
export type Report = Schemas['Report'];
export type Shared = Schemas['Shared'];
export type Hint = Schemas['Hint'];
export type Meta = Schemas['Meta'];
export type Difficulty = Scene['difficulty'];
export const COMPETENCIES: Competency[] = ['judgement', 'communication', 'teamwork', 'ethics', 'craft'];
