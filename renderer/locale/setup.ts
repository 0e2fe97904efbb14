import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../db/domain/locale/labels.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zhCN };
  }
}

void i18next.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
  // React escapes what it renders.
  interpolation: { escapeValue: false },
});

/** Switches the window's language at once. */
export function switchLanguage(language: Language): void {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language).then(() => {
    document.title = i18next.t('product');
  });
}

/** The language shown now. */
export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');
