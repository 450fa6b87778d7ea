using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// 抽查: while a session runs, those marked as there are asked to scan once more. Whom it asks is settled when it starts, so that nobody is missed in it who came
/// later, had left, or was corrected afterwards. It changes no mark: whoever takes attendance decides.
/// </summary>
public sealed class SpotCheck : Aggregate
{
    private readonly List<SpotCheckAnswer> answers = [];

    /// <param name="number">Counted within the session, from 1.</param>
    /// <param name="startedAt">UTC, as is <paramref name="endsAt"/>.</param>
    /// <param name="by">The name of whoever starts it.</param>
    /// <param name="asked">People, by id.</param>
    /// <exception cref="RuleBroken">Nobody is there to be asked.</exception>
    public SpotCheck(int sessionId, int number, DateTime startedAt, DateTime endsAt, string by, IEnumerable<int> asked, Guid key)
    {
        (SessionId, Number, StartedAt, EndsAt, By, IdempotencyKey) = (sessionId, number, startedAt, endsAt, by, key);
        answers.AddRange(asked.Select(id => new SpotCheckAnswer(id)));
        if (answers.Count == 0) throw new RuleBroken("还没有人登记为出勤或迟到，没有可以抽查的人");
    }

    private SpotCheck() { }

    public int SessionId { get; private set; }

    public int Number { get; private set; }

    public DateTime StartedAt { get; private set; }

    /// <summary>The last moment at which a scan answers it, UTC.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>The name of whoever started it, as it was then.</summary>
    public string By { get; private set; } = null!;

    public Guid IdempotencyKey { get; private set; }

    /// <summary>One for everybody who is asked, answered or not.</summary>
    public IReadOnlyCollection<SpotCheckAnswer> Answers => answers;

    /// <summary>A scan of this moment answers it.</summary>
    public bool Covers(DateTime scanned) => StartedAt <= scanned && scanned <= EndsAt;
}

/// <summary>What somebody asked by a spot check said: nothing, until they scan and press.</summary>
public sealed class SpotCheckAnswer
{
    internal SpotCheckAnswer(int personId) => PersonId = personId;

    private SpotCheckAnswer() { }

    public int Id { get; private set; }

    public int CheckId { get; private set; }

    public int PersonId { get; private set; }

    /// <summary>The moment of the scan, UTC; null while there is no answer.</summary>
    public DateTime? At { get; private set; }

    /// <summary>The first answer stands.</summary>
    internal void Give(DateTime scanned) => At ??= scanned;
}
