using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>A studio's papers by year; taken off the list with a reason that stays on it.</summary>
[Route("studios/{id:int}/files")]
public sealed class StudioFilesController(FileStore files) : StudioRoomController(files)
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadStudios))]
    public async Task<IActionResult> Index(int id) => await FindAsync(id) is { } studio ? View("Files", await PageAsync(studio, null)) : NotFound();

    [HttpPost(""), Authorize(Policy = nameof(Permission.RunStudios)), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public Task<IActionResult> Create(int id, StudioFileForm form) => RunAsync(id, _ => Create(
        form.Key, already: () => Db.StudioFiles.SingleOrDefaultAsync(f => f.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            var studio = (await FindAsync(id))!;
            var kept = await KeepAsync(form.File, studio) ?? throw new RuleBroken("请选择文件");
            return await WithFileAsync(kept, file => Task.FromResult(new StudioFile(studio, form.Kind!.Value, form.Year!.Value, form.Title, file!.Value, Time.UtcNow, form.Key)));
        },
        done: _ => Redirect($"/studios/{id}/files"), "文件已上传", again: async () => View("Files", await PageAsync((await FindAsync(id))!, form))));

    [HttpPost("{fileId:int}/removal"), Authorize(Policy = nameof(Permission.RunStudios))]
    public Task<IActionResult> Remove(int id, int fileId, ReasonForm form) => RunAsync(id, _ => Submit(
        () => Db.StudioFiles.AsTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.StudioId == id, Stop), seen: null, file => file.Remove(form.Reason, Today),
        _ => Redirect($"/studios/{id}/files"), "文件已移除，原因已记录", async () => View("Files", await PageAsync((await FindAsync(id))!, null))));

    private async Task<StudioFilesPage> PageAsync(Studio studio, StudioFileForm? form) => new(Head(studio),
        await Db.StudioFiles.AsNoTracking().Where(f => f.StudioId == studio.Id).OrderBy(f => f.RemovedOn != null).ThenByDescending(f => f.Year).ThenBy(f => f.Kind).ThenBy(f => f.Id)
            .Select(f => new StudioFileRow(f.Id, f.Kind, f.Year, f.Title, f.StoredFileId, f.RemovedOn, f.RemovalReason)).ToListAsync(Stop),
        form ?? new StudioFileForm { Key = Guid.NewGuid(), Year = Today.Year });
}

public sealed record StudioFilesPage(StudioHead Head, IReadOnlyList<StudioFileRow> Files, StudioFileForm Form);

public sealed record StudioFileRow(int Id, StudioFileKind Kind, int Year, string Title, int FileId, DateOnly? RemovedOn, string? RemovalReason);

public sealed record StudioFileForm
{
    public Guid Key { get; init; }

    [Required, Display(Name = "类别")]
    public StudioFileKind? Kind { get; init; }

    [Required, Range(2000, 2100), Display(Name = "年度")]
    public int? Year { get; init; }

    [Required, StringLength(StudioFile.TitleLength), Display(Name = "标题")]
    public string? Title { get; init; }

    [Display(Name = "文件")]
    public IFormFile? File { get; init; }
}
