using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Cohorts;

/// <summary>A class's life. It moves one step at a time; the legal moves stand in <see cref="CohortStates"/>.</summary>
public enum CohortState
{
    /// <summary>Being planned; people may already be put on the list.</summary>
    [Display(Name = "筹备中")] Draft,

    /// <summary>Schools and teachers sign up.</summary>
    [Display(Name = "报名中")] Recruiting,

    /// <summary>The list stands; late changes are still possible, with a reason.</summary>
    [Display(Name = "名单已定")] Confirmed,

    [Display(Name = "进行中")] Running,

    [Display(Name = "已结业")] Completed,

    [Display(Name = "已归档")] Archived,
}

public static class CohortStates
{
    private static readonly Dictionary<CohortState, CohortState[]> Moves = new()
    {
        [CohortState.Draft] = [CohortState.Recruiting],
        [CohortState.Recruiting] = [CohortState.Confirmed, CohortState.Draft],
        [CohortState.Confirmed] = [CohortState.Running, CohortState.Recruiting],
        [CohortState.Running] = [CohortState.Completed],
        [CohortState.Completed] = [CohortState.Archived],
        [CohortState.Archived] = [],
    };

    extension(CohortState state)
    {
        public IReadOnlyList<CohortState> Next => Moves[state];

        /// <summary>Whether people may still come, leave and be taught.</summary>
        public bool IsOpen => state is not (CohortState.Completed or CohortState.Archived);
    }
}
