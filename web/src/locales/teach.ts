// Brings the English of classes with them: the teacher's screens and the pupils' way in.
import { addEnglish } from '@/lib/i18n';
import strings from './en/teach.json';

addEnglish(strings);
