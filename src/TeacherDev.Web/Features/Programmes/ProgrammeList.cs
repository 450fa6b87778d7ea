using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Programmes;

public sealed record ProgrammeQuery : ListQuery
{
    public IQueryable<ProgrammeYear> Of(IQueryable<ProgrammeYear> years) => Sought is { } sought ? years.Where(y => y.Programme.SearchText.Contains(sought)) : years;
}

/// <param name="Fen">All budget lines together; null where the text states no money.</param>
public sealed record ProgrammeRow(string Code, string Name, string Label, string Implementer, bool IsCatalogue, int Tracks, long? Fen)
{
    public Money? Budget => Fen is { } fen ? Money.OfFen(fen) : null;
}

public static class ProgrammeList
{
    public static List<ProgrammeYear, ProgrammeRow> Columns { get; } = new List<ProgrammeYear, ProgrammeRow>(
            y => new ProgrammeRow(y.Programme.Code, y.Programme.Name, y.Label, y.Organisation.Name, y.IsCatalogue, y.Tracks.Count, y.BudgetLines.Any() ? y.BudgetLines.Sum(l => l.Amount.Fen) : (long?)null), y => y.Programme.SortKey, y => y.Id)
        .With("培养项目", r => r.Name, y => y.Programme.SortKey, "name")
        .With("年度", r => r.Label, y => y.Label, "year")
        .With("实施单位", r => r.Implementer, y => y.Organisation.SortKey, "implementer")
        .With("培养类别", r => r.Tracks, y => y.Tracks.Count, "tracks", isNumber: true)
        .With("经费（万元）", r => r.Budget, isNumber: true);
}

/// <param name="Refusals">Why the data files were not taken when they were last read; empty when they were.</param>
public sealed record ProgrammeIndex(ListPage<ProgrammeRow> Years, IReadOnlyList<Refusal> Refusals)
{
    public static async Task<IReadOnlyList<Refusal>> RefusalsAsync(TeacherDevDb db, CancellationToken stop) =>
        await db.CatalogueLoads.AsNoTracking().OrderByDescending(l => l.Id).FirstOrDefaultAsync(stop) is { } last ? [.. last.Refusals.Select(r => r.AsRefusal())] : [];
}
