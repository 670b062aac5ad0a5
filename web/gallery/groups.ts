import { classes } from './classes';
import { days } from './days';
import { errors } from './errors';
import { landing } from './landing';
import { parts } from './parts';
import { playing } from './playing';
import { returning } from './returning';
import { staff } from './staff';
import type { Specimen } from './world';

/** Each is one photograph in each theme and width. */
export const groups: Record<string, Specimen[]> = { landing, playing, days, returning, classes, parts, errors, staff };
