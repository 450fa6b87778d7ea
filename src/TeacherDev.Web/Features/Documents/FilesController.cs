using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using TeacherDev.Domain.Documents;

namespace TeacherDev.Web.Features.Documents;

/// <summary>Hands out stored files to those within whose scope their row is; the scope is the only key.</summary>
[Route("files"), Authorize]
public sealed class FilesController(FileStore files) : FeatureController
{
    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id)
    {
        if (await Db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, Stop) is not { } file) return NotFound();
        var disposition = new ContentDispositionHeaderValue(file.Kind.IsShown ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        Response.Headers.ContentDisposition = disposition.ToString();
        return File(files.Open(file), file.Kind.MediaType);
    }
}
