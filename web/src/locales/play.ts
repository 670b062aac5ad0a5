// Brings the English of playing with the code that plays.
import { addEnglish } from '@/lib/i18n';
import strings from './en/play.json';

addEnglish(strings);
