using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>A school's slip as its school, the office or a participant reads it; a participant reads the own line alone.</summary>
public sealed record SlipPage(
    int Id, int CohortId, SlipMatter Matter, string School, string? Contact, string? Phone, IReadOnlyList<SlipRow> Lines, IReadOnlyList<PersonCard> Replacements, SlipReader Reader, DateOnly Today)
{
    public bool IsLate => Today > Matter.AnswerBy;

    /// <summary>Whether there is still something this reader may say.</summary>
    public bool MayAnswer => Reader != SlipReader.Onlooker && (!IsLate || Reader == SlipReader.Office);

    public int Silent => Lines.Count(l => l.Line.IsAwaited);

    public static async Task<SlipPage?> OfAsync(TeacherDevDb db, ReturnSlips slips, FieldCipher cipher, int id, DateOnly today, CancellationToken stop)
    {
        if (await db.ReturnSlips.AsNoTracking().Include(s => s.Organisation).Include(s => s.Host).SingleOrDefaultAsync(s => s.Id == id, stop) is not { } slip || await slips.MatterAsync(slip.CohortId, stop) is not { } matter) return null;
        var reader = await ReaderAsync(db, slip, stop);
        var sees = reader != SlipReader.Participant;
        var shown = slip.Lines.Where(l => !l.IsDropped && (sees || l.PersonId == db.Viewer.PersonId)).ToList();
        var ids = shown.SelectMany(l => new[] { l.PersonId, l.ReplacementId ?? 0 }).ToList();
        var cards = await db.PersonCards.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        var rows = shown.OrderBy(l => cards[l.PersonId].SortKey, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ThenBy(l => l.Id)
            .Select(l => new SlipRow(l, cards[l.PersonId].Name, cards[l.PersonId].Subject, l.ReplacementId is { } r ? cards[r].Name : null)).ToList();
        return new(slip.Id, slip.CohortId, matter, slip.Organisation.Name, sees ? slip.Contact : null, sees ? slip.MaskedPhone(cipher) : null, rows,
            reader is SlipReader.School or SlipReader.Office ? await slips.ReplacementsAsync(slip, stop) : [], reader, today);
    }

    /// <summary>Who is reading: whoever runs the class, the school, somebody of it, or a body above the school.</summary>
    public static async Task<SlipReader> ReaderAsync(TeacherDevDb db, ReturnSlip slip, CancellationToken stop)
    {
        var viewer = db.Viewer;
        if (viewer.May(Permission.ManageCohorts) && slip.Host.Path.StartsWith(viewer.Path, StringComparison.Ordinal)) return SlipReader.Office;
        if (viewer.May(Permission.RunClasses) && await db.Set<CohortStaff>().AnyAsync(s => s.CohortId == slip.CohortId && s.PersonId == viewer.PersonId && s.Until == null, stop)) return SlipReader.Office;
        if (viewer.Role == Role.SchoolAdmin && slip.Organisation.Path.StartsWith(viewer.Path, StringComparison.Ordinal)) return SlipReader.School;
        if (slip.Organisation.Path.StartsWith(viewer.Path, StringComparison.Ordinal) || slip.Host.Path.StartsWith(viewer.Path, StringComparison.Ordinal)) return SlipReader.Onlooker;
        return SlipReader.Participant;
    }
}

public enum SlipReader
{
    Participant,
    Onlooker,
    School,
    Office,
}

public sealed record SlipRow(SlipLine Line, string Name, string? Subject, string? Replacement);

public sealed record SlipLineForm
{
    [Required, Display(Name = "教师")]
    public int? PersonId { get; init; }

    /// <summary>How many answers the line had when the page was opened.</summary>
    public int Seen { get; init; }

    [Required, Display(Name = "回复")]
    public SlipAnswer? Answer { get; init; }

    [Display(Name = "接替的教师")]
    public int? ReplacementId { get; init; }

    [StringLength(SlipLine.ReasonLength), Display(Name = "原因")]
    public string? Reason { get; init; }

    [Display(Name = "入住日期")]
    public DateOnly? LodgesFrom { get; init; }

    [Display(Name = "离开日期")]
    public DateOnly? LodgesTo { get; init; }

    [StringLength(SlipLine.NotesLength), Display(Name = "备注")]
    public string? Notes { get; init; }

    public SlipSaid Said() => new(Answer!.Value, ReplacementId, Reason, LodgesFrom, LodgesTo, Notes);
}

public sealed record SlipContactForm
{
    [Required, StringLength(ReturnSlip.ContactLength), Display(Name = "联系人")]
    public string? Contact { get; init; }

    [StringLength(30), Display(Name = "电话")]
    public string? Phone { get; init; }
}

public sealed record SlipPersonForm
{
    [Required, Display(Name = "教师")]
    public int? PersonId { get; init; }
}
