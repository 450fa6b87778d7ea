using System.Globalization;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Scheduling;

/// <summary>What a publication says of one session. Names stand as they were printed; the ids only say whose it is. Its own record, and never changed.</summary>
[Unaudited]
public sealed class PublishedSession
{
    private const string LeftReason = "本班不再参加这节合班课";

    /// <param name="session">As it stands now.</param>
    /// <param name="trainerPersonId">The trainer's person; null for none, for someone from outside, and where the class that leads the session tells the trainer.</param>
    /// <param name="isLeft">The class does not sit in it any more: to its people it is cancelled.</param>
    public PublishedSession(Session session, int? trainerPersonId, string? trainer, string? trainerUnit, string? venue, bool isLeft = false)
    {
        (SessionId, Uid, Sequence) = (session.Id, session.IdempotencyKey, session.Version);
        (Day, Part, From, To) = (session.Day, session.Part, session.From, session.To);
        (Topic, Mode, IsCancelled, CancelReason) = (session.Topic, session.Mode, session.State == SessionState.Cancelled, session.CancelReason);
        if (isLeft) (IsCancelled, CancelReason) = (true, LeftReason);
        (TrainerPersonId, Trainer, TrainerUnit, Venue) = (trainerPersonId, trainer, trainerUnit, venue);
    }

    private PublishedSession() { }

    public int Id { get; private set; }

    public int PublicationId { get; private set; }

    public int SessionId { get; private set; }

    /// <summary>The session's in calendars outside, see <see cref="CalendarEntry"/>.</summary>
    public Guid Uid { get; private set; }

    public int Sequence { get; private set; }

    public DateOnly Day { get; private set; }

    public DayPart Part { get; private set; }

    public TimeOnly? From { get; private set; }

    public TimeOnly? To { get; private set; }

    public string Topic { get; private set; } = null!;

    public SessionMode Mode { get; private set; }

    public int? TrainerPersonId { get; private set; }

    public string? Trainer { get; private set; }

    public string? TrainerUnit { get; private set; }

    public string? Venue { get; private set; }

    public bool IsCancelled { get; private set; }

    public string? CancelReason { get; private set; }

    public Slot Slot => new(Day, Part, From, To);

    /// <summary>“11月26日 周四 上午 9:00–11:30”.</summary>
    public string When => string.Create(CultureInfo.InvariantCulture, $"{Day:M月d日} 周{"日一二三四五六"[(int)Day.DayOfWeek]} {Part.Word}") + (Times.Length > 0 ? " " + Times : "");

    /// <summary>“9:00–11:30”, or empty where the whole half-day is taken.</summary>
    public string Times => From is { } from && To is { } to ? string.Create(CultureInfo.InvariantCulture, $"{from:H:mm}–{to:H:mm}") : "";

    /// <param name="owner">The class's name.</param>
    /// <param name="link">Where the reader finds it.</param>
    /// <param name="isGone">It is no longer the reader's, whatever has become of it.</param>
    public CalendarEntry Entry(string owner, Uri? link = null, bool isGone = false) =>
        new(Uid, Sequence, Slot, Topic, owner, Venue, Trainer, TrainerUnit, Mode, IsCancelled || isGone, CancelReason, link);
}
