using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>One thing that speaks against a session at its time and place.</summary>
/// <param name="Text">A Chinese sentence (the translation key) naming with what it collides.</param>
public sealed record Clash(ClashKind Kind, string Text, params IReadOnlyList<object?> Arguments)
{
    /// <summary>Whether the session is refused, or may be saved by whoever has read the sentence.</summary>
    public bool Blocks { get; init; }

    public Because Sentence => new(Text, Arguments);
}

public enum ClashKind
{
    [Display(Name = "授课专家")] Trainer,
    [Display(Name = "场地")] Venue,
    [Display(Name = "培训班")] Cohort,
    [Display(Name = "场地关闭")] Closure,
    [Display(Name = "专家不可用")] Absence,
    [Display(Name = "节假日")] Holiday,
    [Display(Name = "培训时间")] Window,
    [Display(Name = "学员")] Person,
    [Display(Name = "休息日")] Weekend,
    [Display(Name = "座位")] Capacity,
    [Display(Name = "设备")] Equipment,
    [Display(Name = "禁排期")] Blackout,
    [Display(Name = "两地奔波")] Travel,
    [Display(Name = "同校外出人数")] SchoolLoad,
    [Display(Name = "学员任课")] Teaching,
    [Display(Name = "过去的日期")] Past,
}

public static class ClashKinds
{
    extension(ClashKind kind)
    {
        /// <summary>What nobody decided otherwise: refused is what cannot be held at all; what happens and is sometimes meant only warns.</summary>
        public ClashEffect Usual => kind is ClashKind.Trainer or ClashKind.Venue or ClashKind.Cohort or ClashKind.Closure or ClashKind.Absence or ClashKind.Holiday or ClashKind.Window ? ClashEffect.Block : ClashEffect.Warn;

        /// <summary>A double booking and a day off by law are always told.</summary>
        public bool MayBeOff => kind.Usual != ClashEffect.Block;
    }
}

/// <summary>What was found about one planned session.</summary>
/// <param name="FreeVenues">Venues in reach that are free and open then, large enough and equipped, smallest first; filled when the chosen one will not do or none is chosen.</param>
/// <param name="FreeParts">Half-days of the same day on which trainer, venue and class are all free.</param>
/// <param name="IsProvisional">The year's holidays are not published yet: only Saturdays and Sundays are known to be off.</param>
public sealed record ClashReport(IReadOnlyList<Clash> Clashes, IReadOnlyList<FreeVenue> FreeVenues, IReadOnlyList<DayPart> FreeParts, bool IsProvisional)
{
    public bool Blocks => Clashes.Any(c => c.Blocks);

    public bool Warns => Clashes.Any(c => !c.Blocks);

    /// <summary>What was found about several sessions that are saved together.</summary>
    public static ClashReport Of(IReadOnlyCollection<Opening> openings, bool isProvisional) => new([.. openings.SelectMany(o => o.Clashes).DistinctBy(c => c.Sentence.ToString())], [], [], isProvisional);

    /// <param name="accepted">The fingerprint of the warnings that were read and are meant.</param>
    /// <exception cref="RuleBroken">Something blocks, or warns and was not accepted.</exception>
    public void MustStand(string? accepted)
    {
        if (Blocks) throw new RuleBroken("有冲突，没有保存。请按下面的说明调整");
        if (Warns && accepted != Fingerprint) throw new RuleBroken("请先看下面的提醒，确认后点“仍然保存”");
    }

    /// <summary>Names the warnings as they are told, so that whoever accepts them accepts no others; null where there are none.</summary>
    public string? Fingerprint => Warns
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Clashes.Where(c => !c.Blocks).Select(c => c.Sentence.ToString()).Order(StringComparer.Ordinal)))))
        : null;
}

public sealed record FreeVenue(int Id, string Name, int? Capacity);

/// <summary>A session as it would be, before it is saved.</summary>
/// <param name="SessionId">The session that is moved or changed; null for a new one.</param>
/// <param name="Equipment">What its venue must have, as <see cref="Tags"/>.</param>
public sealed record SessionPlan(int? SessionId, int? CohortId, int? ActivityId, Slot Slot, int? TrainerId, int? VenueId, string? Equipment = null)
{
    /// <summary>The day on which somebody plans it: what lies before is past. Null where what stands is looked at again.</summary>
    public DateOnly? PlannedOn { get; init; }

    /// <summary>合班: the classes that sit in it beside the leading one.</summary>
    public IReadOnlyList<int> Beside { get; init; } = [];

    /// <summary>All of its classes, the leading one first.</summary>
    public IReadOnlyList<int> Classes => CohortId is { } leading ? [leading, .. Beside] : [];

    /// <param name="session">With its classes.</param>
    public static SessionPlan Of(Session session) =>
        new(session.Id, session.CohortId, session.ActivityId, session.Slot, session.TrainerId, session.VenueId, session.Equipment) { Beside = [.. session.CohortIds.Where(id => id != session.CohortId)] };
}

/// <summary>A time at which a session could be, and what speaks against it there.</summary>
public sealed record Opening(Slot Slot, IReadOnlyList<Clash> Clashes)
{
    public bool Blocks => Clashes.Any(c => c.Blocks);
}

/// <summary>A planned session that something speaks against.</summary>
/// <param name="IsInReach">The viewer may change it: the body that leads it lies within reach.</param>
public sealed record SessionClashes(int SessionId, string Topic, Slot Slot, IReadOnlyList<Clash> Clashes, bool IsInReach)
{
    public bool Blocks => Clashes.Any(c => c.Blocks);
}
