import { useLayoutEffect } from 'react';
import { usePreferences } from '../bridge/preferences.ts';
import { applyTheme } from '../ui/document.ts';

/** Colours as the person chose them. */
export function useTheme(): void {
  const { theme } = usePreferences().preferences;
  useLayoutEffect(() => applyTheme(document.documentElement, theme), [theme]);
}
