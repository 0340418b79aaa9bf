import type { HomeSentences } from '../ja/home.ts'

export const home: HomeSentences = {
  title: 'Mamori',
  lead: 'Ask about protecting technical information, do the self-check, and report incidents.',
  officerMissing: {
    title: 'Nobody is set to receive incident reports',
    both: 'No responsible officer and no deputy are set yet. Until they are, reports go to the owners of this workspace.',
    officer:
      'No responsible officer is set yet. Until one is, reports go to the deputy and the owners of this workspace.',
    deputy: 'No deputy is set yet. When the responsible officer is away, nobody else is told.',
    forAdmin: 'Please set them with the button below.',
    forOthers: 'Please tell an administrator of this workspace.',
  },
  ask: {
    title: 'Ask a question',
    text: 'Write in your own words on the Messages tab, or mention @mamori in a channel.',
  },
  report: {
    title: 'If it may be an incident',
    text: 'Report at once, even if you are not sure. Reports are there to help, not to blame anybody.',
    button: 'Report an incident',
  },
  roles: {
    title: 'Roles',
    text: 'A role for which nobody is chosen is held by its Slack user group, such as @mamori-officers.',
    button: 'Set the roles',
    modalTitle: 'Roles',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'The roles are saved.',
    placeholder: 'Choose people',
    nobody: 'not set',
    byGroup: (handle: string) => `from the user group @${handle}`,
    guestsRefused:
      'Guests, apps and people who have left cannot hold a role. Please choose people of your company.',
  },
  roleNames: {
    officer: 'Responsible officer',
    deputy: 'Deputy',
    manager: 'Managers',
    admin: 'Administrators',
  },
  roleHints: {
    officer: 'Is told of every report first, and acknowledges it.',
    deputy: 'Is told when the officer does not acknowledge.',
    manager: 'Look after the self-check of their department.',
    admin: 'Set the roles. Administrators of the workspace always hold this one.',
  },
  guest:
    'Guests can ask questions, do the self-check and report incidents. Internal documents are not shown.',
}
