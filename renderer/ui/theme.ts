import { createTheme, type MantineColorsTuple } from '@mantine/core';

const lake: MantineColorsTuple = ['#eaf6fb', '#d6eaf2', '#aad4e5', '#7abdd9', '#54aacd', '#3d9ec7', '#2c86ad', '#23708f', '#1f5e79', '#124d66'];

/** Calendars: their controls have names, and all their days are legible (Mantine's red weekends and pale outside days are not). */
const calendar = {
  ariaLabels: { previousMonth: 'Previous month', nextMonth: 'Next month', previousYear: 'Previous year', nextYear: 'Next year', previousDecade: 'Previous decade', nextDecade: 'Next decade', monthLevelControl: 'Choose the month', yearLevelControl: 'Choose the year' },
  hideOutsideDates: true,
  weekendDays: [] as never[],
};

/** One accent, system type, small steps: dense by default, comfortable by choice. */
export const themeOf = (density: 'dense' | 'comfortable') =>
  createTheme({
    primaryColor: 'lake',
    // White on the accent is legible in both schemes; the text of filled buttons is the same in both.
    primaryShade: { light: 8, dark: 7 },
    colors: { lake },
    autoContrast: true,
    defaultRadius: 'md',
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif',
    headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.25rem' }, h2: { fontSize: '1rem' }, h3: { fontSize: '0.9rem' } } },
    ...(density === 'dense' ? { spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' } } : {}),
    components: {
      Badge: { defaultProps: { tt: 'none' } },
      // A compact button stands beside text and other buttons, and is no larger than they are.
      Button: { defaultProps: { size: density === 'dense' ? 'xs' : 'sm' }, ...(density === 'dense' ? { vars: (_: unknown, { size }: { size?: unknown }) => ({ root: size === 'compact-sm' ? { '--button-fz': 'var(--mantine-font-size-xs)' } : {} }) } : {}) },
      TextInput: { defaultProps: { size: density === 'dense' ? 'xs' : 'sm' } },
      Textarea: { defaultProps: { size: density === 'dense' ? 'xs' : 'sm' } },
      NumberInput: { defaultProps: { size: density === 'dense' ? 'xs' : 'sm' } },
      Select: { defaultProps: { size: density === 'dense' ? 'xs' : 'sm' } },
      MultiSelect: { defaultProps: { size: density === 'dense' ? 'xs' : 'sm' } },
      DatePicker: { defaultProps: calendar },
      DateInput: { defaultProps: { ...calendar, size: density === 'dense' ? 'xs' : 'sm' } },
      Table: { defaultProps: { verticalSpacing: density === 'dense' ? 4 : 8, horizontalSpacing: 'sm', highlightOnHoverColor: 'light-dark(var(--mantine-color-gray-0), var(--mantine-color-dark-6))' } },
      // A menu holds entries and nothing else; its first entry takes the focus.
      Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
      Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
      // The head of a dialog is no landmark of the page.
      ModalHeader: { defaultProps: { component: 'div' } },
      DrawerHeader: { defaultProps: { component: 'div' } },
      Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
      Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
      Modal: { defaultProps: { transitionProps: { duration: 100 }, closeButtonProps: { 'aria-label': 'Close' } } },
    },
  });
