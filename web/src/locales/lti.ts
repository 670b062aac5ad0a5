// Brings the English of the page that learning platforms open.
import { addEnglish } from '@/lib/i18n';
import strings from './en/lti.json';

addEnglish(strings);
