using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>授课专家: someone of the people on file, or someone from outside with a name and a unit.</summary>
public sealed class Trainer : Aggregate
{
    public const int NameLength = 60;
    public const int UnitLength = 80;
    public const int MostAbsences = 200;

    private readonly List<TrainerAbsence> absences = [];

    private Trainer(int organisationId, int? personId, string? name, string? unit, Guid key, string? subjects, LecturerRank? rank)
    {
        (OrganisationId, PersonId, IdempotencyKey) = (organisationId, personId, key);
        Describe(name, unit, subjects, rank);
    }

    private Trainer() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Null for someone from outside.</summary>
    public int? PersonId { get; private set; }

    public string Name
    {
        get;
        private set
        {
            field = Naming.Clean(value, "姓名", NameLength);
            (SortKey, SearchText) = (Naming.SortKey(field), Naming.SearchText(field));
        }
    } = null!;

    public byte[] SortKey { get; private set; } = null!;

    public string SearchText { get; private set; } = null!;

    public string Unit { get; private set => field = Naming.Clean(value, "单位", UnitLength); } = null!;

    /// <summary><see cref="Tags"/>: what the trainer teaches.</summary>
    public string? Subjects { get; private set; }

    /// <summary>By what rank a lecture is usually paid; null where the title on file or an earlier fee tells.</summary>
    public LecturerRank? Rank { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<TrainerAbsence> Absences => absences;

    /// <param name="name">The name on file; kept, because a timetable keeps the name it was printed with.</param>
    /// <param name="unit">The school or body of today.</param>
    public static Trainer Inside(int organisationId, int personId, string? name, string? unit, Guid key, string? subjects = null, LecturerRank? rank = null) =>
        new(organisationId, personId, name, unit, key, subjects, rank);

    public static Trainer Outside(int organisationId, string? name, string? unit, Guid key, string? subjects = null, LecturerRank? rank = null) =>
        new(organisationId, null, name, unit, key, subjects, rank);

    public void Revise(string? name, string? unit, string? subjects, LecturerRank? rank)
    {
        Describe(name, unit, subjects, rank);
        Touch();
    }

    /// <summary>Keeps half-days free of sessions. What stands on them stays, and is told by <see cref="PlaceCalendar"/>; a booking at the same time meets this change.</summary>
    public void Excuse(HalfDays when, string? reason)
    {
        if (absences.Exists(a => a.When == when)) throw new RuleBroken("{0}的这段时间已经登记过不可用", Name);
        if (absences.Count >= MostAbsences) throw new RuleBroken("一位专家最多登记 {0} 段不可用时间，请先删除过去的", MostAbsences);
        absences.Add(new TrainerAbsence(when, Naming.Clean(reason, "原因", TrainerAbsence.ReasonLength)));
        Touch();
    }

    public void Return(int absenceId)
    {
        if (absences.RemoveAll(a => a.Id == absenceId) == 0) throw new RuleBroken("这段不可用时间已经删除，请刷新后查看");
        Touch();
    }

    /// <summary>Marks that a session was given to this trainer, so that two given at once cannot both pass the check.</summary>
    public void Book() => Touch();

    private void Describe(string? name, string? unit, string? subjects, LecturerRank? rank) => (Name, Unit, Subjects, Rank) = (name!, unit!, Tags.Clean(subjects, "学科"), rank);
}
