import type { IncidentRoomMessages } from '../ja/incidentRoom.ts'

/** What the bot says in the private channel of one incident, and about it. */
export const incidentRoom = {
  topic: (number) => `Work on incident ${number}. Please never post what leaked itself, not even here.`,
  drillTopic: (number) => `[Drill] Work on ${number}. This is not a real incident.`,
  title: (number) => `Incident ${number}`,
  drillTitle: (number) => `[Drill] ${number}`,
  text: (title, severity, status) => `${title}: severity ${severity}, ${status}`,
  nobodyYet: 'not named yet',
  acknowledged: 'Acknowledged by',
  notYet: 'nobody yet',
  tasks: 'Tasks',
  task: (title, day) => `☐ ${title} (by ${day}) `,
  noTasks: 'No tasks yet.',
  clocks: 'Clocks (a guide)',
  more: (count) => `${count} more`,
  setRoles: 'Who does what',
  take: 'Put 📌 (pushpin) on a message to take it into the record. Mamori keeps nothing else of what is said here. Please never post what leaked itself.',
  over: 'The work on this incident is done. Thank you. This channel may stay as it is, or be archived. The record stays in the register.',
  overDrill: 'This drill is over. Thank you. This channel may stay as it is, or be archived.',
  archive: 'Archive',
  archiveTitle: 'Archive this channel?',
  archiveText: 'Nobody can write here any more. It can still be read.',
  archiveRefused: 'Slack does not let me archive this channel. If you want to, please do it in Slack itself.',
  archiving: 'The channel is being archived. The record stays in the register.',
  taken: 'Taken into the record.',
  takenAlready: 'This message is in the record already.',
  notTaken:
    'Only those who respond to this incident can take messages into its record. Nothing was recorded.',
  notText: 'A message without text cannot be taken into the record.',
} satisfies IncidentRoomMessages
