using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Web.Features.Programmes;

/// <summary>One programme and those of its years that the viewer may see.</summary>
public sealed record ProgrammePage(string Code, string Name, string? Summary, string Organisation, Citation Source, IReadOnlyList<ProgrammeRow> Years)
{
    public static async Task<ProgrammePage?> OfAsync(TeacherDevDb db, string code, CancellationToken stop)
    {
        var programme = await db.Programmes.AsNoTracking().Where(p => p.Code == code).Select(p => new { p.Id, p.Code, p.Name, p.Summary, Organisation = p.Organisation.Name, p.Source }).SingleOrDefaultAsync(stop);
        if (programme is null) return null;
        var years = await db.ProgrammeYears.AsNoTracking().Where(y => y.ProgrammeId == programme.Id).OrderByDescending(y => y.Year)
            .Select(y => new ProgrammeRow(programme.Code, programme.Name, y.Label, y.Organisation.Name, y.IsCatalogue, y.Tracks.Count, y.BudgetLines.Any() ? y.BudgetLines.Sum(l => l.Amount.Fen) : (long?)null)).ToListAsync(stop);
        return new ProgrammePage(programme.Code, programme.Name, programme.Summary, programme.Organisation, new Citation(ProgrammeFile.From(programme.Source), NamesDocument: true), years);
    }
}

/// <summary>Where a fact stands.</summary>
/// <param name="NamesDocument">False where the page as a whole is about that document.</param>
public sealed record Citation(ProgrammeFile.Origin Source, bool NamesDocument);
