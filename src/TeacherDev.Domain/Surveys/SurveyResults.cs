using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Surveys;

/// <summary>What a survey that is over says: of each question what may be shown, and what was written where at least five wrote.</summary>
/// <param name="Remarks">In alphabetical order; null where fewer than five wrote.</param>
public sealed record SurveyResults(IReadOnlyList<ItemResult> Items, IReadOnlyList<string>? Remarks)
{
    /// <returns>Null while answers may still come: whoever could compare two readings would know the answers between them.</returns>
    public static async Task<SurveyResults?> OfAsync(TeacherDevDb db, Survey survey, DateOnly today, CancellationToken stop = default)
    {
        if (!survey.IsOverOn(today)) return null;
        var items = survey.InOrder;
        var ids = items.Select(i => i.Id).ToList();
        var counts = (await db.Set<SurveyTally>().AsNoTracking().Where(t => ids.Contains(t.ItemId)).ToListAsync(stop)).ToLookup(t => t.ItemId);
        var texts = await db.Set<SurveyRemarks>().AsNoTracking().Where(r => r.SurveyId == survey.Id).Select(r => r.Texts).SingleAsync(stop);
        return new SurveyResults(
            [.. items.Select(i => new ItemResult(i.Text, i.IsOfTrainer, Cells.Of(counts[i.Id].ToDictionary(t => t.Score, t => t.Count))))],
            texts.Count >= Cells.Fewest ? texts : null);
    }
}

/// <param name="Cells">Null where fewer than five answered this question.</param>
public sealed record ItemResult(string Text, bool IsOfTrainer, ShownCells? Cells);
