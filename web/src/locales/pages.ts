// Brings the English of report, history, comparison and account with those pages.
import { addEnglish } from '@/lib/i18n';
import strings from './en/pages.json';

addEnglish(strings);
