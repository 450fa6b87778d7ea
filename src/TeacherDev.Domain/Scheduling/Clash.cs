using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>One thing that speaks against a session at its time and place.</summary>
/// <param name="Text">A Chinese sentence (the translation key) naming with what it collides.</param>
public sealed record Clash(ClashKind Kind, string Text, params IReadOnlyList<object?> Arguments)
{
    public bool Blocks => Kind.Blocks;

    public Because Sentence => new(Text, Arguments);
}

public enum ClashKind
{
    [Display(Name = "授课专家")] Trainer,
    [Display(Name = "场地")] Venue,
    [Display(Name = "培训班")] Cohort,
    [Display(Name = "节假日")] Holiday,
    [Display(Name = "培训时间")] Window,
    [Display(Name = "学员")] Person,
    [Display(Name = "休息日")] Weekend,
}

public static class ClashKinds
{
    extension(ClashKind kind)
    {
        /// <summary>Refused, not to be overruled. A person in two classes and a weekend only warn: both happen and are sometimes meant.</summary>
        public bool Blocks => kind is not (ClashKind.Person or ClashKind.Weekend);
    }
}

/// <summary>What was found about one planned session.</summary>
/// <param name="FreeVenues">Venues in reach that are free then and large enough, smallest first; filled when the chosen one is not free or none is chosen.</param>
/// <param name="FreeParts">Half-days of the same day on which trainer, venue and class are all free.</param>
/// <param name="IsProvisional">The year's holidays are not published yet: only Saturdays and Sundays are known to be off.</param>
public sealed record ClashReport(IReadOnlyList<Clash> Clashes, IReadOnlyList<FreeVenue> FreeVenues, IReadOnlyList<DayPart> FreeParts, bool IsProvisional)
{
    public bool Blocks => Clashes.Any(c => c.Blocks);

    public bool Warns => Clashes.Any(c => !c.Blocks);

    /// <summary>Names the warnings as they are told, so that whoever accepts them accepts no others; null where there are none.</summary>
    public string? Fingerprint => Warns
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Clashes.Where(c => !c.Blocks).Select(c => c.Sentence.ToString()).Order(StringComparer.Ordinal)))))
        : null;
}

public sealed record FreeVenue(int Id, string Name, int? Capacity);

/// <summary>A session as it would be, before it is saved.</summary>
/// <param name="SessionId">The session that is moved or changed; null for a new one.</param>
public sealed record SessionPlan(int? SessionId, int? CohortId, int? ActivityId, Slot Slot, int? TrainerId, int? VenueId);
