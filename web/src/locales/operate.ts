// Brings the English of the operator's desk with it.
import { addEnglish } from '@/lib/i18n';
import strings from './en/operate.json';

addEnglish(strings);
