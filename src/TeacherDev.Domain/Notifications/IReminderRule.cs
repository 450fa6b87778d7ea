namespace TeacherDev.Domain.Notifications;

/// <summary>
/// One kind of reminder, computed anew from the facts each time it is asked: what it says now is planned, what it no longer says is
/// withdrawn, so a moved, cancelled or finished thing needs no patch anywhere else.
/// </summary>
public interface IReminderRule
{
    /// <summary>How its subjects begin, e.g. “session”.</summary>
    string Family { get; }

    /// <summary>Everything that should be reminded of, as the facts stand, due today or soon; what would come too late is left out.</summary>
    /// <param name="subject">Only this subject (“session/17”); null for all.</param>
    Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop);
}

public static class ReminderSubjects
{
    extension(string? subject)
    {
        /// <summary>The number in “session/17”, null when every subject is meant.</summary>
        public int? SubjectId => subject is null ? null : int.Parse(subject.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
