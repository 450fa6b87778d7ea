using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Notifications;

public static class MessageQueries
{
    extension(IQueryable<Message> messages)
    {
        public Task<List<Message>> ClaimDueAsync(DateTime now, TimeSpan lease, int take, CancellationToken stop) =>
            messages.ClaimAsync(m => m.State == MessageState.Pending, now, lease, take, stop);

        /// <summary>
        /// What was being sent when its sender died may have arrived: it is marked for a person to decide, and not repeated. Returns how many.
        /// The lease changes hands, so a sender that was only slow cannot settle it any more.
        /// </summary>
        public Task<int> MarkUnknownAsync(DateTime now, CancellationToken stop)
        {
            var (nobody, outcome) = (Guid.NewGuid(), Remark.Of("发送时程序中断，不能确定对方是否收到"));
            return messages.Where(m => m.State == MessageState.Sending && m.LeaseUntil <= now).ExecuteUpdateAsync(
                m => m.SetProperty(x => x.State, MessageState.OutcomeUnknown).SetProperty(x => x.LeasedBy, nobody)
                      .SetProperty(x => x.Outcome, outcome).SetProperty(x => x.SettledAt, now), stop);
        }

        /// <summary>What one person finds in the inbox, the newest first.</summary>
        public IQueryable<Message> InboxOf(int personId) =>
            messages.Where(m => m.RecipientPersonId == personId && m.Channel == Channel.Inbox && m.State == MessageState.Sent).OrderByDescending(m => m.SettledAt).ThenByDescending(m => m.Id);

        /// <summary>What did not arrive, or may not have, and nobody has looked after yet.</summary>
        public IQueryable<Message> InTrouble() =>
            messages.Where(m => (m.State == MessageState.Refused || m.State == MessageState.OutcomeUnknown) && m.ToldOtherwiseAt == null);

        public IQueryable<Message> Unread() => messages.Where(m => m.ReadAt == null);
    }
}
