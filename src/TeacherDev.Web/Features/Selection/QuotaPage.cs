using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>A kind of places: the heading of a column.</summary>
public sealed record QuotaKind(SchoolStage? Stage, string? Group);

/// <summary>
/// The matrix of places: bodies × kinds. The issuing body gives to districts (its own row is 直属学校), a district to its schools.
/// </summary>
/// <param name="Kinds">Kinds that have places already, and one more that was asked for.</param>
/// <param name="Bound">The places of the district itself, for it to keep in sight; null where none were given.</param>
public sealed record QuotaPage(CallSummary Summary, bool ForSchools, IReadOnlyList<Organisation> Bodies, IReadOnlyList<QuotaKind> Kinds, IReadOnlyDictionary<(int Body, QuotaKind Kind), QuotaCell> Cells, int? Bound)
{
    public QuotaCell Of(Organisation body, QuotaKind kind) => Cells.GetValueOrDefault((body.Id, kind)) ?? new QuotaCell(0, 0);

    public int Total(QuotaKind kind) => Bodies.Sum(b => Of(b, kind).Places);

    public static async Task<QuotaPage?> OfAsync(TeacherDevDb db, int id, QuotaKind? more, CancellationToken stop)
    {
        if (await CallSummary.OfAsync(db, id, stop) is not { } summary) return null;
        var reach = db.Viewer.Path;
        var forSchools = reach != summary.Call.Audience;
        var bodies = await db.Organisations.AsNoTracking().Where(o => o.Path.StartsWith(reach) && o.Kind == (forSchools ? OrganisationKind.School : OrganisationKind.Bureau)).OrderBy(o => o.Path == reach ? 1 : 0).ThenBy(o => o.SortKey).ToListAsync(stop);
        var quotas = await db.Quotas.AsNoTrackingWithIdentityResolution().Where(q => q.CallId == id).ToListAsync(stop);
        var shown = bodies.Select(b => b.Id).ToHashSet();
        var cells = quotas.Where(q => shown.Contains(q.OrganisationId)).SelectMany(q => q.Lines, (q, l) => (Key: (q.OrganisationId, new QuotaKind(l.Stage, l.SubjectGroup)), Cell: new QuotaCell(l.Places, q.Taken(l)))).ToDictionary(c => c.Key, c => c.Cell);
        var kinds = cells.Keys.Select(k => k.Item2).Concat(more is null ? [] : [more]).Distinct().OrderBy(k => k.Stage).ThenBy(k => k.Group, StringComparer.Ordinal).ToList();
        if (kinds.Count == 0) kinds.Add(new QuotaKind(null, null));
        var bound = forSchools ? await db.Quotas.Where(q => q.CallId == id && q.Organisation.Path == reach).SelectMany(q => q.Lines).SumAsync(l => (int?)l.Places, stop) : null;
        return new(summary, forSchools, bodies, kinds, cells, bound is 0 ? null : bound);
    }
}

public sealed record QuotaCell(int Places, int Taken);

public sealed record QuotaForm
{
    public const int MostCells = 2000;

    [MaxLength(MostCells)]
    public IReadOnlyList<CellForm>? Cells { get; init; }
}

public sealed record CellForm
{
    [Required]
    public int? Body { get; init; }

    public SchoolStage? Stage { get; init; }

    [StringLength(SubjectGroup.NameLength)]
    public string? Group { get; init; }

    [Required, Range(0, Quota.MostPlaces), Display(Name = "名额")]
    public int? Places { get; init; } = 0;
}
