// Brings the English of the start page with the code that shows it.
import { addEnglish } from '@/lib/i18n';
import strings from './en/start.json';

addEnglish(strings);
