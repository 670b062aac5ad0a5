import { days } from './days';
import { errors } from './errors';
import { landing } from './landing';
import { parts } from './parts';
import { playing } from './playing';
import { staff } from './staff';
import type { Specimen } from './world';

/** Each is one photograph in each theme and width. */
export const groups: Record<string, Specimen[]> = { landing, playing, days, parts, errors, staff };
